/** As the core reads a passphrase: spaces, capitals and accents do not count. */
export const normal = (words: string) =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase().split(/\s+/).join(' ')
