"""Notices: header, contacts, fees, materials, attachments, and the changes of a correction."""
