"""The first tables: documents, notices, campaigns, ingest runs and their jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.String(120), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("structure", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("extractor", sa.String(60), primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("kind", sa.String(40)),
        sa.Column("published", sa.String(16)),
        sa.Column("posts", sa.Integer, nullable=False),
        sa.Column("schemes", sa.Integer, nullable=False),
        sa.Column("errors", sa.Integer, nullable=False),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("questions", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
    )
    op.create_index("ix_notices_published", "notices", ["published"])
    op.create_index("ix_notices_kind", "notices", ["kind"])
    op.create_table(
        "notice_documents",
        sa.Column("notice", sa.String(64), primary_key=True),
        sa.Column("extractor", sa.String(60), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.sha256"), nullable=False),
        sa.ForeignKeyConstraint(["notice", "extractor"], ["notices.id", "notices.extractor"], ondelete="CASCADE"),
    )
    op.create_index("ix_notice_documents_document", "notice_documents", ["document"])
    op.create_table(
        "campaigns",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("notice", sa.String(64)),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
    )
    op.create_index("ix_campaigns_notice", "campaigns", ["notice"])
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("extractor", sa.String(60), nullable=False),
        sa.Column("jobs", sa.Integer, nullable=False),
        sa.Column("started", _MOMENT, nullable=False),
        sa.Column("finished", _MOMENT),
    )
    op.create_table(
        "jobs",
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.String(64)),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("notice", sa.String(64)),
        sa.Column("code", sa.String(8)),
        sa.Column("message", sa.Text),
        sa.Column("seconds", sa.Float),
        sa.Column("finished", _MOMENT, nullable=False),
    )
    op.create_index("ix_jobs_key", "jobs", ["key"])


def downgrade() -> None:
    for table in ("jobs", "runs", "campaigns", "notice_documents", "notices", "documents"):
        op.drop_table(table)
