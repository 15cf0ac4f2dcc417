// Apps Script reads a custom function's help from the JSDoc that stands directly above a top-level function.
// Bundlers drop both, so they are written back: one stub per export of src/index.ts, its JSDoc verbatim.
import ts from 'typescript';

/** @returns {string} top-level functions that delegate to the bundle's global `namespace` */
export function stubs(source, namespace) {
  const file = ts.createSourceFile('index.ts', source, ts.ScriptTarget.Latest, true);
  return file.statements
    .filter(isExportedFunction)
    .map(fn => {
      const name = fn.name.text;
      const doc = jsDoc(source, fn);
      if (!doc) throw new Error(`${name} has no JSDoc: its help would be empty`);
      if (doc.includes('@customfunction') && !/^[A-Z][A-Z0-9_]*[A-Z0-9]$/.test(name)) {
        throw new Error(`${name} is not a custom function's name`);
      }
      const parameters = fn.parameters.map(parameter => parameter.name.getText(file)).join(', ');
      return `${doc}\nfunction ${name}(${parameters}) {\n  return ${namespace}.${name}.apply(null, arguments);\n}`;
    })
    .join('\n\n');
}

function isExportedFunction(statement) {
  return (
    ts.isFunctionDeclaration(statement) &&
    statement.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function jsDoc(source, node) {
  const comments = ts.getLeadingCommentRanges(source, node.getFullStart()) ?? [];
  return comments
    .map(range => source.slice(range.pos, range.end))
    .filter(comment => comment.startsWith('/**'))
    .pop();
}
