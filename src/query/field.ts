/** Fields that a term may name (CONTRACT, "Queries"). */
export const FIELDS = ['ti', 'abs', 'au', 'cat', 'co', 'jr', 'id', 'all'] as const;

/** `text` is a term that names no field: title or abstract. */
export type Field = 'text' | (typeof FIELDS)[number];
