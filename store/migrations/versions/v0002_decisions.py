"""Decisions, versions of campaigns, ranking runs, the work queue, and full-text search."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_VERSION: dict[str, Any] = {
    "parent": sa.Integer(),
    "state": sa.String(12),
    "extractor": sa.String(60),
    "cause": sa.Text(),
    "actor": sa.Text(),
    "base": sa.Text(),
    "open": sa.Text(),
}


def upgrade() -> None:
    for name, kind in _VERSION.items():
        op.add_column("campaigns", sa.Column(name, kind))
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("time", sa.String(40), nullable=False),
        sa.Column("pointer", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.String(64)),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("reverts", sa.Integer, sa.ForeignKey("decisions.id")),
    )
    op.create_index("ix_decisions_campaign", "decisions", ["campaign", "id"])
    op.create_table(
        "ranking_runs",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("data", sa.String(64), nullable=False),
        sa.Column("engine", sa.String(60), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["campaign", "version"], ["campaigns.id", "campaigns.version"]),
    )
    op.create_index("ix_ranking_runs_campaign", "ranking_runs", ["campaign", "id"])
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("worker", sa.Text),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease", sa.Float, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("finished", _MOMENT),
    )
    op.create_index("ix_tasks_state", "tasks", ["state", "id"])
    op.execute("CREATE INDEX ix_listed ON notices (coalesce(published, '') DESC, id, extractor)")
    op.execute("CREATE INDEX ix_listed_kind ON notices (kind, coalesce(published, '') DESC, id, extractor)")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(notice UNINDEXED, extractor UNINDEXED, words)")
        op.create_table(
            "search_rows",
            sa.Column("notice", sa.String(64), primary_key=True),
            sa.Column("extractor", sa.String(60), primary_key=True),
            sa.Column("row", sa.Integer, nullable=False),
        )
    else:
        op.execute(
            "CREATE TABLE search (notice varchar(64), extractor varchar(60), words tsvector NOT NULL,"
            " PRIMARY KEY (notice, extractor))"
        )
        op.execute("CREATE INDEX ix_search_words ON search USING gin (words)")


def downgrade() -> None:
    op.execute("DROP TABLE search")
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("search_rows")
    op.drop_index("ix_listed", "notices")
    op.drop_index("ix_listed_kind", "notices")
    for table in ("tasks", "ranking_runs", "decisions"):
        op.drop_table(table)
    with op.batch_alter_table("campaigns") as batch:
        for name in _VERSION:
            batch.drop_column(name)
