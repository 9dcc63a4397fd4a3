/** Whoever writes a plugin has the doc comments of the SDK and nothing else: every public word says what it is for, and since when. */
export const rule = {
  check(tree) {
    return tree.sources.filter(({ path }) => isPublic(path)).flatMap((file) => {
      const lines = file.text.split('\n');
      return lines.flatMap((line, at) => {
        const [, name] = declared.exec(line) ?? [];
        // The description of a permission is its second argument.
        if (!name || line.includes('= permission(')) return [];
        const comment = commentAbove(lines, at);
        if (comment === null) return [{ file: file.path, line: at + 1, message: `${name} has no doc comment. Say above it what it is for, and since which version (@since).` }];
        return comment.includes('@since ') ? [] : [{ file: file.path, line: at + 1, message: `${name} does not say since when it is there. Add @since with the version of the SDK.` }];
      });
    });
  },
};

const isPublic = (path) => /^packages\/plugin-sdk\/src\/(?!.*(?:\/index|spec)\.ts$)/.test(path);
const declared = /^export (?:(?:abstract|async|declare) )*(?:const|function|class|interface|type) (\w+)/;

/** The text of the comment that ends right above a line; null when there is none. */
function commentAbove(lines, at) {
  if (!lines[at - 1]?.trimEnd().endsWith('*/')) return null;
  const begin = lines.slice(0, at).findLastIndex((line) => line.startsWith('/**'));
  return begin < 0 ? null : lines.slice(begin, at).join('\n');
}
