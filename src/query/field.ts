/** Fields that a term may name (CONTRACT, "Queries"). */
export const FIELDS = ['ti', 'abs', 'au', 'cat', 'co', 'jr', 'id', 'all'] as const;

/** `text` means title or abstract, for a term without a field. */
export type Field = 'text' | (typeof FIELDS)[number];
