"""What comes in and goes out as files that the user names; every file is touched through safe_file."""
