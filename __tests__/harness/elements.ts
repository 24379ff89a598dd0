import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** Returns the elements of HTML as a browser reads it, in order, each with its attributes. */
export function elementsIn(html: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === '#comment') found.push('a comment');
    if ('tagName' in node)
      found.push(
        [node.tagName, ...node.attrs.map(({ name, value }) => `${name}=${value}`)].join(' '),
      );
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return found;
}
