-- Which VN-2000 meridian is the usual one of a former province is the board's to say: administrators change it, and the log keeps it.
select audit_table('former_province');
