/** Fields that a term may name (CONTRACT, "Queries"). */
export const FIELDS = ['ti', 'abs', 'au', 'cat', 'co', 'jr', 'id', 'all'] as const;

/** `text` stands for title or abstract, where a term has no field. */
export type Field = 'text' | (typeof FIELDS)[number];
