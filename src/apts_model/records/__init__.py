"""What a union's world is made of: plain, frozen records that are valid by themselves."""
