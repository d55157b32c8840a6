/** A follow-up code as it is read aloud: `418 073 8`. */
export const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`.trim()
