"""Files and links that come with a message: kept, tied to activities, shown, filed anew."""
