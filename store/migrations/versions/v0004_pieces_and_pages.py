"""Posts of large campaigns in pieces; the tables of the review pages, which servers used to make by themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "pieces",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.add_column("campaigns", sa.Column("pieces", sa.Text))
    op.add_column("campaigns", sa.Column("base_pieces", sa.Text))
    op.execute("UPDATE campaigns SET base = NULL WHERE base = json")
    _pages()


def _pages() -> None:
    op.create_table(
        "web_accounts",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "web_sessions",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(80), sa.ForeignKey("web_accounts.name", ondelete="CASCADE"), nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("expires", sa.Integer, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "web_files",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "web_uploads",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("campaign", sa.String(80)),
        sa.Column("failure", sa.Text),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("finished", _MOMENT),
        if_not_exists=True,
    )
    op.create_index("ix_web_uploads_state", "web_uploads", ["state"], if_not_exists=True)
    op.create_table(
        "web_cards",
        sa.Column("campaign", sa.String(80), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "web_parts",
        sa.Column("owner", sa.String(100), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "web_candidates",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(80), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("web_files.sha256"), nullable=False),
        sa.Column("columns", sa.Text, nullable=False),
        sa.Column("lines", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_web_candidates_campaign", "web_candidates", ["campaign"], if_not_exists=True)


def downgrade() -> None:
    for name in ("candidates", "parts", "cards", "uploads", "files", "sessions", "accounts"):
        op.drop_table(f"web_{name}")
    op.drop_column("campaigns", "base_pieces")
    op.drop_column("campaigns", "pieces")
    op.drop_table("pieces")
