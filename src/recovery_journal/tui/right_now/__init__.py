"""The Right now screen and its parts."""
