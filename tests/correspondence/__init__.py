"""Tests of what goes out as a Word file and comes back."""

import pytest

pytest.register_assert_rewrite("tests.correspondence.judging")
