"""Copy a file and flush it to the disk."""

import os
import shutil
import sys

target = f"{sys.argv[1]}.bare"
shutil.copyfile(sys.argv[1], target)
with open(target, "rb+") as file:
    os.fsync(file.fileno())
