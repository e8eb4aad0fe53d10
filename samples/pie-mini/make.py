"""Makes pairs.jsonl, cases/ and replies.jsonl of what stands in programs/. Inputs are drawn from fixed seeds.

Run it in this folder: python3 make.py
"""

import json
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
LANGUAGES = {"py": "python", "cpp": "c++", "cs": "c#"}

# The size of the largest input: about a quarter of a second for the slow program.
SIZES = {
    "distinct": {"py": 4000, "cpp": 30000, "cs": 20000},
    "pairsum": {"py": 2000, "cpp": 25000, "cs": 15000},
    "primes": {"py": 30000, "cpp": 1500000, "cs": 700000},
    "stairs": {"py": 30, "cpp": 40, "cs": 37},
    "inversions": {"py": 2000, "cpp": 25000, "cs": 14000},
    "rangesum": {"py": 2500, "cpp": 20000, "cs": 4000},
    "words": {"py": 3500, "cpp": 5000, "cs": 4000},
    "subarray": {"py": 2200, "cpp": 20000, "cs": 14000},
}


def numbers(draw, count, most):
    return " ".join(str(draw.randint(-most, most)) for _ in range(count))


def input_of(task, size, draw):
    if task == "pairsum":
        return f"{size} {size // 3}\n{numbers(draw, size, size)}\n"
    if task in ("primes", "stairs"):
        return f"{size}\n"
    if task == "rangesum":
        lines = [f"{size} {size}", numbers(draw, size, 1000).replace("-", "")]
        for _ in range(size):
            low, high = sorted(draw.sample(range(size + 1), 2))
            lines.append(f"{low} {high}")
        return "\n".join(lines) + "\n"
    if task == "words":
        return f"{size}\n{' '.join(f'w{draw.randint(1, size)}' for _ in range(size))}\n"
    return f"{size}\n{numbers(draw, size, size)}\n"


def cases(task, extension):
    folder = HERE / "cases" / f"{task}-{extension}"
    folder.mkdir(parents=True, exist_ok=True)
    for number, share in enumerate((0.05, 0.5, 1)):
        draw = random.Random(f"{task}-{number}")
        size = SIZES[task][extension]
        # The stairs take exponential time.
        size = size - (2 - number) * 4 if task == "stairs" else max(2, int(size * share))
        text = input_of(task, size, draw)
        reference = [sys.executable, HERE / "programs" / f"{task}.fast.py"]
        printed = subprocess.run(reference, input=text, capture_output=True, text=True, check=True)
        (folder / f"input.{number}.txt").write_text(text)
        (folder / f"output.{number}.txt").write_text(printed.stdout)


def fenced(words, code):
    return f"{words}\n```\n{code}```"


def replies(task, extension, slow, fast):
    """Four samples, of the kinds that models give: the same again, a good one, a wrong one, and talk or a draft before it."""
    mark = "#" if extension == "py" else "//"
    wrong = fast.replace("1000007", "1000003") if "1000007" in fast else fast.replace("= 0", "= 1")
    weak = task in ("words", "subarray")
    return [
        fenced("This cannot be made faster.", slow),
        fenced("Only a comment.", f"{mark} Tidied.\n{slow}") if weak else fenced("Here it is.", fast),
        # One that prints something else; where that is not so easy, one that does not compile.
        fenced("A faster one.", wrong if wrong != fast else f"{fast})\n"),
        "I would rather explain: the loops are nested." if task == "primes" else fenced(fenced("A draft:", slow) + "\nBetter:", fast),
    ]


def main():
    pairs, recorded = [], []
    for task in SIZES:
        for extension, language in LANGUAGES.items():
            slow, fast = (
                (HERE / "programs" / f"{task}.{side}.{extension}").read_text() for side in ("slow", "fast")
            )
            cases(task, extension)
            pairs.append(
                {"problem_id": f"{task}-{extension}", "language": language, "input": slow, "target": fast}
            )
            recorded.append({"input": slow, "replies": replies(task, extension, slow, fast)})
    for name, rows in (("pairs", pairs), ("replies", recorded)):
        (HERE / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


main()
