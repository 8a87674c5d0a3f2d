"""Makes the description on a package index out of README.md, and the kernel; all else is in setup.cfg."""

import re
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

PAGES = "https://github.com/articlediff/articlediff/blob/main/"
PICTURES = "https://raw.githubusercontent.com/articlediff/articlediff/main/"


def description() -> str:
    """Return README.md with an address for every picture and page, which an index does not have beside it."""
    text = (Path(__file__).parent / "README.md").read_text("utf-8")
    text = re.sub(r"(!\[[^\]]*\]\()(?!\w+:)", rf"\1{PICTURES}", text)
    return re.sub(r"(?<!!)(\[[^\]]*\]\()(?!\w+:|#)", rf"\1{PAGES}", text)


class BuildKernel(build_ext):
    """Builds the kernel by the C++ standard that it is written in, as the compiler is told of it."""

    def build_extension(self, ext: Extension) -> None:
        """Build the kernel; where it cannot be built, the package works without it."""
        is_microsoft = self.compiler.compiler_type == "msvc"
        # Python's own flags would put the symbols of a debugger into the wheel, nine tenths of its size.
        ext.extra_compile_args = ["/std:c++17"] if is_microsoft else ["-std=c++17", "-O2", "-g0"]
        super().build_extension(ext)


KERNEL = Extension(
    "articlediff._kernel",
    sources=sorted(path.as_posix() for path in Path("kernel").rglob("*.cpp")),
    depends=sorted(path.as_posix() for path in Path("kernel").rglob("*.hpp")),
    define_macros=[("Py_LIMITED_API", "0x030A0000")],
    language="c++",
    py_limited_api=True,
    optional=True,
)

setup(long_description=description(), ext_modules=[KERNEL], cmdclass={"build_ext": BuildKernel})
