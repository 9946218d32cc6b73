/* Data as YAML that every reader takes for the same data: plain where that is safe, in quotes elsewhere. */
(() => {
  const PLAIN = /^[A-Za-z][A-Za-z0-9_./()%+-]*(?: [A-Za-z0-9_./()%+-]+)*$/;
  const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
  const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

  const scalar = (value) => {
    if (typeof value !== "string") return String(value);
    const plain = (PLAIN.test(value) && !WORDS.test(value)) || DAY.test(value);
    return plain ? value : JSON.stringify(value.toWellFormed ? value.toWellFormed() : value);
  };

  const key = (name) => (PLAIN.test(name) && !WORDS.test(name) && !name.includes(" ") ? name : JSON.stringify(name));

  const lines = (value, indent) => {
    if (Array.isArray(value)) {
      return value.flatMap((item) => {
        if (typeof item !== "object" || item === null) return [`${indent}- ${scalar(item)}`];
        const [first, ...rest] = lines(item, `${indent}  `);
        return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
      });
    }
    return Object.entries(value).flatMap(([name, inner]) => {
      if (typeof inner !== "object" || inner === null) return [`${indent}${key(name)}: ${scalar(inner)}`];
      const empty = Array.isArray(inner) ? "[]" : "{}";
      if (!Object.keys(inner).length) return [`${indent}${key(name)}: ${empty}`];
      return [`${indent}${key(name)}:`, ...lines(inner, `${indent}  `)];
    });
  };

  window.pmo.yaml = (data) => `${lines(data, "").join("\n")}\n`;
})();
