"""What formats of others have in common."""

import subprocess
import sys

import apts_model as am
from apts_model.exchange.losses import Exported, Imported, Loss


def test_a_loss_says_where_and_why() -> None:
    """A loss is shown as its path and its reason."""
    assert str(Loss("$.title", "no place for it")) == "$.title: no place for it"


def test_a_path_with_unseen_characters_is_shown_with_escapes() -> None:
    """Keys of a stranger cannot move the cursor of a terminal."""
    assert "\x1b" not in str(Loss("$.\x1b[2J", "unknown key"))


def test_losses_are_tuples() -> None:
    """Any iterable of losses is taken."""
    loss = Loss("$", "all of it")
    assert Imported(am.Dataset(title="Mine"), iter([loss])).losses == (loss,)
    assert Exported("", iter([loss])).losses == (loss,)


def test_the_root_package_imports_no_format_of_others() -> None:
    """Who does not exchange data does not pay for it."""
    told = "import sys, apts_model; print([m for m in sys.modules if 'exchange' in m])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
