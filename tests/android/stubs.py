"""Java sources without bodies of the parts of Android that our Kotlin names, out of the type stubs of Chaquopy.

    python stubs.py OUT FOLDER...      (FOLDER: with Kotlin)

A class that our code names gets its members, and so does what these return; a class that only stands in their signatures stays empty. Type stubs do not say which classes
are interfaces (of several above a class all but one are, and those below), nor how wide a returned number is (taken for an int).
"""

import ast
import pathlib
import re
import sys
import sysconfig

INTERFACES = {"android.view.View.OnApplyWindowInsetsListener", "android.os.Parcelable"}
SINGLE = "of one method, that Kotlin may write as a block"
PLAIN = {
    "str": "String", "java.lang.String": "String", "int": "int", "bool": "boolean", "float": "float", "None": "void",
    "java.jint": "int", "java.jlong": "long", "java.jboolean": "boolean", "java.jfloat": "float", "java.jdouble": "double",
    "java.jbyte": "byte", "java.jshort": "short", "java.jchar": "char", "java.lang.CharSequence": "CharSequence",
}
ARRAYS = {"Byte": "byte", "Int": "int", "Long": "long", "Boolean": "boolean", "Float": "float", "Double": "double", "Char": "char", "Short": "short"}


class Stubs:
    def __init__(self):
        self.site = pathlib.Path(sysconfig.get_paths()["purelib"])
        self.modules = {}
        self.needed = set()
        self.interfaces = set(INTERFACES)

    def module(self, name):
        if name not in self.modules:
            head, *rest = name.split(".")
            file = self.site.joinpath(f"{head}-stubs", *rest, "__init__.pyi")
            self.modules[name] = ast.parse(file.read_text()) if file.exists() else None
        return self.modules[name]

    def find(self, name):
        """The package, the classes around it, and the node of a class; nothing for one that is not Android's."""
        parts = name.split(".")
        for at in range(len(parts) - 1, 0, -1):
            tree = self.module(".".join(parts[:at]))
            nodes = [tree] if tree else []
            for part in parts[at:]:
                nodes = [n for node in nodes for n in node.body if isinstance(n, ast.ClassDef) and n.name == part][:1]
            if nodes:
                return ".".join(parts[:at]), parts[at:], nodes[0]
        return None

    def full(self, name, package, around):
        """A name as it stands in a stub, from the root."""
        for depth in range(len(around), -1, -1):
            whole = ".".join([package, *around[:depth], name])
            if self.find(whole):
                return whole
        return name

    def java(self, node, package, around):
        if node is None:
            return "void"
        if isinstance(node, ast.BinOp):
            sides, left = [], node
            while isinstance(left, ast.BinOp):
                sides.insert(0, left.right)
                left = left.left
            sides = [s for s in [left, *sides] if ast.unparse(s) != "None"]
            # `int | java.jlong | java.lang.Long`: the second says how wide.
            return self.java(sides[1] if len(sides) > 1 else sides[0], package, around)
        text = ast.unparse(node)
        if isinstance(node, ast.Subscript):
            of = ast.unparse(node.value)
            if of == "java.chaquopy.JavaArray":
                return self.java(node.slice, package, around) + "[]"
            return self.java(node.value, package, around)
        if text.startswith("java.chaquopy.JavaArrayJ"):
            return ARRAYS[text.removeprefix("java.chaquopy.JavaArrayJ")] + "[]"
        if text in PLAIN:
            return PLAIN[text]
        if text.startswith(("java.", "javax.")):
            return "Object" if text.startswith("java.chaquopy") else text
        whole = self.full(text, package, around)
        if not self.find(whole):
            return "Object"
        self.needed.add(whole)
        return whole

    def method(self, node, package, around, interface):
        static = any(ast.unparse(d) == "staticmethod" for d in node.decorator_list)
        given = [*node.args.posonlyargs, *node.args.args][0 if static else 1 :]
        parameters = [f"{self.java(a.annotation, package, around)} p{at}" for at, a in enumerate(given)]
        if node.args.vararg:
            parameters.append(f"{self.java(node.args.vararg.annotation, package, around)}... rest")
        listed = ", ".join(parameters)
        if node.name == "__init__":
            return f"public {around[-1]}({listed}) {{}}"
        returned = self.java(node.returns, package, around)
        if interface == SINGLE:
            return f"{returned} {node.name}({listed});"
        if interface:
            # Whoever stands below need not say it again.
            return f"default {returned} {node.name}({listed}) {{ throw null; }}"
        return f"public {'static ' if static else ''}native {returned} {node.name}({listed});"

    def emit(self, name, wanted, indent=""):
        package, around, node = self.find(name)
        interface = name in self.interfaces
        bases = [b if b.startswith(("java.", "javax.")) else self.full(b, package, around) for b in map(self.base, node.bases)]
        bases = [b for b in bases if b != "java.lang.Object" and not b.startswith("typing")]
        for base in bases:
            if self.find(base):
                self.needed.add(base)
        ours = [b for b in bases if self.find(b)]
        self.interfaces.update(b for b in ours if b != max(ours, key=self.weight))
        supers = [b for b in bases if b not in self.interfaces and not self.is_jdk_interface(b)]
        faces = [b for b in bases if b in self.interfaces or self.is_jdk_interface(b)]
        head = f"public {'' if len(around) == 1 else 'static '}{'interface' if interface else 'class'} {node.name}"
        if not interface and supers:
            head += f" extends {supers[0]}"
        if faces:
            head += f" {'extends' if interface else 'implements'} " + ", ".join(faces)
        lines = [head + " {"]
        full = name in wanted
        made = False
        for item in node.body:
            if isinstance(item, ast.ClassDef) and f"{name}.{item.name}" in self.needed | wanted:
                lines += self.emit(f"{name}.{item.name}", wanted)
            elif full and isinstance(item, ast.FunctionDef) and (item.name == "__init__" or not item.name.startswith("__")):
                made |= item.name == "__init__" and not item.args.posonlyargs[1:]
                lines.append(self.method(item, package, around, SINGLE if name in INTERFACES else interface))
            elif full and isinstance(item, ast.AnnAssign):
                kind = item.annotation
                static = isinstance(kind, ast.Subscript) and ast.unparse(kind.value) == "typing.ClassVar"
                java = self.java(kind.slice if static else kind, package, around)
                lines.append(f"public {'static ' if static else ''}{java} {item.target.id}{' = ' + self.zero(java) if interface else ''};")
        if not interface and not made:
            # For those below it; a stub is never made by itself.
            lines.append(f"protected {node.name}() {{}}")
        return [*("    " + line for line in lines), "    }"] if len(around) > 1 else [*lines, "}"]

    def depth(self, name):
        found = self.find(name)
        return 1 + max((self.depth(self.full(self.base(b), found[0], found[1])) for b in found[2].bases), default=0) if found else 0

    def weight(self, name):
        """Of several above a class the one that can be made, else the deepest, is no interface."""
        made = any(isinstance(n, ast.FunctionDef) and n.name == "__init__" for n in self.find(name)[2].body)
        return made, self.depth(name)

    @staticmethod
    def zero(java):
        return {"int": "0", "long": "0", "boolean": "false"}.get(java, "null")

    @staticmethod
    def base(node):
        return ast.unparse(node.value if isinstance(node, ast.Subscript) else node)

    @staticmethod
    def is_jdk_interface(name):
        return name in {"java.security.spec.AlgorithmParameterSpec", "java.security.spec.KeySpec", "java.lang.Comparable", "java.io.Closeable", "java.lang.AutoCloseable", "java.lang.Runnable", "java.util.Map", "java.io.Serializable", "java.lang.Cloneable"}


def named(stubs, sources):
    """Every class of Android that Kotlin names and what these return, with the classes in them and above them."""
    found = set()
    for source in sources:
        for name in re.findall(r"\bandroid(?:\.\w+)+", source.read_text()):
            parts = name.split(".")
            whole = next((".".join(parts[:at]) for at in range(len(parts), 1, -1) if stubs.find(".".join(parts[:at]))), None)
            if whole is None:
                sys.exit(f"{source}: {name} is not in the type stubs")
            found.add(whole)
    wanted = around_them(stubs, found)
    returned = set()
    for name in wanted:
        package, around, node = stubs.find(name)
        methods = [item for item in node.body if isinstance(item, ast.FunctionDef)]
        returned |= {stubs.java(method.returns, package, around) for method in methods}
    return around_them(stubs, wanted | {name for name in returned if stubs.find(name)})


def around_them(stubs, names):
    wanted, found = set(), set(names)
    while found:
        name = found.pop()
        wanted.add(name)
        package, around, node = stubs.find(name)
        inside = [f"{name}.{item.name}" for item in node.body if isinstance(item, ast.ClassDef)]
        above = [stubs.full(stubs.base(base), package, around) for base in node.bases]
        found |= {other for other in [*inside, *above] if stubs.find(other)} - wanted
    return wanted


def main(out, sources):
    stubs = Stubs()
    wanted = named(stubs, sources)
    stubs.needed |= wanted
    # A class that is seen for the first time in the last round may name others: until nothing is new.
    tops, before = {}, -1
    while len(stubs.needed) != before:
        before = len(stubs.needed)
        for name in sorted(stubs.needed):
            package, around, _ = stubs.find(name)
            tops[f"{package}.{around[0]}"] = package
        for top in sorted(tops):
            stubs.emit(top, wanted)
    for top, package in tops.items():
        file = pathlib.Path(out, *top.split(".")).with_suffix(".java")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"package {package};\n" + "\n".join(stubs.emit(top, wanted)) + "\n")


if __name__ == "__main__":
    out, *folders = sys.argv[1:]
    main(out, [file for folder in folders for file in sorted(pathlib.Path(folder).rglob("*.kt"))])
