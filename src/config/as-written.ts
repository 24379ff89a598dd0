import { type Document, type YAMLMap, isScalar, visit } from 'yaml';

/**
 * Returns a mapping's values as YAML nodes, as they were written: `"2024-01-01"` stays a text, and a
 * bare date a date. As values both are the same text here, but not to readers of YAML 1.1, such as
 * Jekyll's and Hexo's.
 *
 * @param document of the mapping
 * @returns plain values for a mapping with aliases, whose nodes depend on the document
 */
export function asWritten(mapping: YAMLMap, document: Document): Record<string, unknown> {
  let portable = true;
  visit(mapping, {
    Alias: () => {
      portable = false;
    },
    Pair(_, { key }) {
      portable &&= isScalar(key);
    },
    // Comments belong to the configuration, not to the values.
    Node(_, node) {
      delete node.comment;
      delete node.commentBefore;
      delete node.spaceBefore;
    },
  });
  if (!portable) return mapping.toJS(document) as Record<string, unknown>;
  return Object.fromEntries(
    mapping.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), value]),
  );
}
