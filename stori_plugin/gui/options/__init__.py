"""The options page, the menu and the window about the plugin."""
