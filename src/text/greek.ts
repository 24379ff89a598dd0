/** Names of the Greek letters in lower case, without accents. */
export const GREEK: ReadonlyMap<string, string> = new Map(
  (
    'α:alpha β:beta γ:gamma δ:delta ε:epsilon ζ:zeta η:eta θ:theta ι:iota κ:kappa λ:lambda μ:mu ' +
    'ν:nu ξ:xi ο:omicron π:pi ρ:rho σ:sigma ς:sigma τ:tau υ:upsilon φ:phi χ:chi ψ:psi ω:omega'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
);
