// Names and meanings from the Comprehensive LaTeX Symbol List (ctan.org/pkg/comprehensive); the
// commands are those that 86,000 titles and abstracts on arXiv use.

/** Reads `name sign name sign …`. */
function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/);
  return new Map(
    words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? ''] as const] : [])),
  );
}

/** Commands for letters. In prose the space after them has no effect. */
export const LETTERS = pairs(`
  ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ
  dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
`);

/** Commands for a sign or a short word of plain text. */
export const SYMBOLS = pairs(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε eps ε zeta ζ eta η theta θ vartheta ϑ
  iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς
  tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω digamma ϝ
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ
  times × cdot · cdots ⋯ ldots … dots … dotsc … dotsb ⋯ vdots ⋮ ddots ⋱ textellipsis …
  pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
  boxplus ⊞ boxtimes ⊠ ltimes ⋉ rtimes ⋊ uplus ⊎ sqcup ⊔ sqcap ⊓ amalg ⨿ wr ≀
  le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ gg ≫ lt < gt > ne ≠ neq ≠ nleq ≰ ngeq ≱
  approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ doteq ≐ asymp ≍ propto ∝ triangleq ≜ coloneqq ≔
  lesssim ≲ gtrsim ≳ la ≲ ga ≳ prec ≺ preceq ⪯ succ ≻ succeq ⪰
  in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ sqsubseteq ⊑
  cup ∪ cap ∩ bigcup ⋃ bigcap ⋂ setminus ∖ smallsetminus ∖ backslash ∖ emptyset ∅ varnothing ∅
  forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ bigwedge ⋀ lor ∨ vee ∨ bigvee ⋁
  top ⊤ bot ⊥ perp ⊥ parallel ∥ nmid ∤ vdash ⊢ models ⊨ vDash ⊨ therefore ∴ because ∵
  to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔
  Rightarrow ⇒ Longrightarrow ⟹ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦
  hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝
  uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ Uparrow ⇑ Downarrow ⇓
  infty ∞ partial ∂ nabla ∇ int ∫ iint ∬ oint ∮ sum ∑ prod ∏ coprod ∐ surd √ prime ′ degree °
  angle ∠ triangle △ square □ Box □ diamond ⋄ Diamond ◇ bigstar ★ blacksquare ■ checkmark ✓
  dagger † dag † ddagger ‡ ddag ‡ flat ♭ natural ♮ sharp ♯ clubsuit ♣ heartsuit ♥
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ]
  Vert ‖ lVert ‖ rVert ‖ vert | lvert | rvert | mid | colon :
  S § P ¶ copyright © textcopyright © textregistered ® texttrademark ™ pounds £ textsterling £
  euro € texteuro € EUR € textendash – textemdash — textquoteright ’ textquoteleft ‘
  textquotedblleft “ textquotedblright ” lq ‘ rq ’ textquotesingle ' guillemotleft « guillemotright »
  textdegree ° textmu µ textmicro µ texttimes × textpm ± textasciitilde ~ textasciicircum ^
  textunderscore _ textbackslash \\ textbar | textless < textgreater > textbraceleft {
  textbraceright } textbullet • textperiodcentered · textperthousand ‰ permil ‰ percent %
  textdollar $ slash / deg ° degr ° arcmin ′ arcsec ″ AAngstrom Å angstrom Å
  bmod mod choose choose
`);

/** TeX's accents, and the combining characters that follow the letter in Unicode. */
export const ACCENTS = pairs(`
  ' \u0301 \` \u0300 ^ \u0302 " \u0308 ~ \u0303 = \u0304 . \u0307
  u \u0306 v \u030c H \u030b c \u0327 d \u0323 b \u0331 k \u0328 r \u030a
`);

/** The same for letters of formulas. */
export const MATH_ACCENTS = pairs(`
  hat \u0302 widehat \u0302 check \u030c tilde \u0303 widetilde \u0303 bar \u0304 overline \u0304
  acute \u0301 grave \u0300 breve \u0306 vec \u20d7 dot \u0307 ddot \u0308 mathring \u030a
  underbar \u0331
`);

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Commands that only set their argument in a font, size or place. */
export const WRAPPERS = words(`
  textbf textit textsl textsc texttt textsf textrm textmd textup textnormal emph underline uline
  itbf tit hl enquote revise rev revised uppercase lowercase mbox hbox fbox text textsuperscript
  mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal mathop mathbin mathrel
  mathord mathinner boldsymbol bm operatorname ensuremath underbrace overbrace
  overrightarrow boxed smash url path nolinkurl centerline mathds
`);

/** Commands whose first argument (a key, a colour, an address, a sign above) is skipped. */
export const SILENT = words(`
  label cite citep citet citealp citealt citeauthor citeyear nocite ref eqref cref Cref autoref
  pageref vspace hspace vskip hskip index thanks color textcolor colorbox pagecolor begin end
  footnotemark href hyperlink hyperref hypertarget foreignlanguage selectlanguage fontsize
  overset underset stackrel raisebox scalebox phantom hphantom vphantom bibliography bibliographystyle tag
`);

/** Commands without an argument that only change the layout. */
export const STYLES = words(`
  it bf em rm sc tt sf sl cal mit up md tiny scriptsize footnotesize small normalsize large Large
  LARGE huge Huge bfseries itshape scshape ttfamily sffamily rmfamily mdseries upshape boldmath
  left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr
  displaystyle textstyle scriptstyle limits nolimits noindent indent centering protect xspace
  mathstrut relax null strut nonumber notag allowbreak nobreak break sloppy hfill
`);

/** Commands that are white space. */
export const SPACES = words('quad qquad space newline linebreak par thinspace enspace');

const SUPERSCRIPTS = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝ°′*†‡⁻*′ᵀ'];
const SUBSCRIPTS = [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧ₋'];
const inTurn = (from: string, to: readonly string[]): ReadonlyMap<string, string> =>
  new Map([...from].map((letter, at) => [letter, to[at] ?? letter]));

/** Characters that Unicode has as superscripts, and as subscripts. */
export const SUPER = inTurn("0123456789+-=()abcdefghijklmnoprstuvwxyzTβ∘'∗†‡−*′⊤", SUPERSCRIPTS);
export const SUB = inTurn('0123456789+-=()aehijklmnoprstuvxβγ−', SUBSCRIPTS);

// Seven letters have code points outside their alphabet.
const EARLY = pairs('C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ');

/** Returns the double-struck form of a letter or digit (\mathbb). */
export function doubleStruck(letter: string): string {
  const early = EARLY.get(letter);
  if (early !== undefined) return early;
  const shift = /[A-Z]/.test(letter)
    ? 0x1d538 - 65
    : /[a-z]/.test(letter)
      ? 0x1d552 - 97
      : 0x1d7d8 - 48;
  return /^[A-Za-z0-9]$/.test(letter) ? String.fromCodePoint(shift + letter.charCodeAt(0)) : letter;
}
