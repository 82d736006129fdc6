"""What commands share: options, values, output, unlocking and editing."""
