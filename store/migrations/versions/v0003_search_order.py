"""PostgreSQL remembers the order in which notices were indexed, as the rowid of SQLite does."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search ADD COLUMN row BIGSERIAL")
        op.execute("CREATE INDEX ix_search_row ON search (row)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search DROP COLUMN row")
