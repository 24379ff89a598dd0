export type Node = hbs.AST.Node;

/** Whether a node of a template is of a type. */
export function is<T extends Node>(node: Node, type: T['type']): node is T {
  return node.type === type;
}

/** The name of a value as a template writes it; of a call, its helper and arguments. */
export function nameIn(node: Node): string {
  if (is<hbs.AST.PathExpression>(node, 'PathExpression')) return node.original;
  if (!is<hbs.AST.SubExpression>(node, 'SubExpression')) return 'value';
  const inner = [node.path, ...node.params].map((part) =>
    is<hbs.AST.PathExpression>(part, 'PathExpression') ? part.original : undefined,
  );
  return `(${inner.filter((one) => one !== undefined).join(' ')} …)`;
}
