.PHONY: run demo test check bench screenshots clean
