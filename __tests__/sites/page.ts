import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { MATH_CLOSES, MATH_OPENS } from './expected.ts';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

export function parsePage(html: string): Element {
  const root = parse(html).childNodes.find(isElement);
  if (root === undefined) throw new Error('a page without an element');
  return root;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

function hasClass(element: Element, pattern: RegExp): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).some((name) => pattern.test(name));
}

/** An element and all below it, in the page's order; `enter` says where not to go down. */
export function* elementsOf(
  element: Element,
  enter: (element: Element) => boolean = () => true,
): Generator<Element> {
  yield element;
  if (!enter(element)) return;
  for (const child of childrenOf(element)) if (isElement(child)) yield* elementsOf(child, enter);
}

function childrenOf(parent: Parent): readonly Node[] {
  return 'content' in parent ? parent.content.childNodes : parent.childNodes;
}

export function elementsNamed(root: Element, name: string): Element[] {
  return [...elementsOf(root)].filter(({ tagName }) => tagName === name);
}

/** The nearest element around this one for which `fits` holds. */
export function around(element: Element, fits: (element: Element) => boolean): Element | undefined {
  for (let at = element.parentNode; at !== null && 'tagName' in at; at = at.parentNode)
    if (fits(at)) return at;
  return undefined;
}

/** Whether an element is a typeset formula, or what stands where typesetting failed. */
export function isFormula(element: Element): boolean {
  return hasClass(element, /^katex(?:-error)?$/) || element.tagName === 'mjx-container';
}

export function isFailedFormula(element: Element): boolean {
  return hasClass(element, /^katex-error$/) || element.tagName === 'merror';
}

/** What a reader sees, white space collapsed; a formula is its TeX between marks. */
export function textOf(element: Element): string {
  return raw(element)
    .replace(/\\[([]([^]*?)\\[)\]]/g, (_, tex: string) => MATH_OPENS + tex + MATH_CLOSES)
    .replace(/\s+/g, ' ')
    .trim();
}

function raw(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!isElement(node) || UNSEEN.has(node.tagName)) return '';
  if (isFormula(node)) return MATH_OPENS + texOf(node) + MATH_CLOSES;
  const inside = childrenOf(node).map(raw).join('');
  return INLINE.has(node.tagName) ? inside : ` ${inside} `;
}

/** KaTeX keeps the TeX as an annotation; MathJax keeps none. */
function texOf(formula: Element): string {
  if (formula.tagName === 'mjx-container') return '';
  const annotation = elementsNamed(formula, 'annotation')[0] ?? formula;
  return childrenOf(annotation)
    .map((node) => ('value' in node ? node.value : isElement(node) ? raw(node) : ''))
    .join('');
}
