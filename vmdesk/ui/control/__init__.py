"""Small controllers, each of which joins a widget or a command to the desk."""
