"""Where a text names activities: by code, by words of a title, by place, or all of them."""
