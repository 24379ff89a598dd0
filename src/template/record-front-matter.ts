import { is, nameIn } from './nodes.ts';

/** The helper through which a value is printed within front matter, to check it later. */
export const RECORDED = 'recorded';

/** Records every value between the fences of a template, under its name. */
export function recordFrontMatter(program: hbs.AST.Program, source: string): void {
  const lines = source.split('\n');
  const end =
    lines[0]?.trimEnd() === '---'
      ? lines.findIndex((line, n) => n > 0 && /^(?:\{\{[^}]*\}\})*---\s*$/.test(line))
      : -1;
  const visit = ({ body }: hbs.AST.Program): void => {
    for (const statement of body) {
      if (statement.loc.start.line > end) continue;
      if (is<hbs.AST.BlockStatement>(statement, 'BlockStatement')) {
        if (statement.program) visit(statement.program);
        if (statement.inverse) visit(statement.inverse);
      } else if (is<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) recorded(statement);
    }
  };
  visit(program);
}

function recorded(statement: hbs.AST.MustacheStatement): void {
  const { path, params } = statement;
  if (!is<hbs.AST.PathExpression>(path, 'PathExpression')) return;
  const [argument] = params;
  if (argument !== undefined && path.original !== 'yaml') return;
  const field = nameIn(argument ?? path);
  const literal = { type: 'StringLiteral', value: field, original: field, loc: statement.loc };
  if (argument === undefined) {
    statement.params = [path];
    statement.path = { ...path, parts: [RECORDED], original: RECORDED, depth: 0, data: false };
  }
  statement.params.push(literal as hbs.AST.StringLiteral);
}
