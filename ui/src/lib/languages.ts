// Languages that may be chosen for the screens, and the names of those that people speak. Direction comes from this table
// only, never from a text.
export type UiLanguage = { code: string; name: string; dir: 'ltr' | 'rtl' }

export const uiLanguages: UiLanguage[] = [
  { code: 'fr', name: 'Français', dir: 'ltr' },
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
  { code: 'ps', name: 'پښتو', dir: 'rtl' },
  { code: 'fa', name: 'دری / فارسی', dir: 'rtl' },
  { code: 'ti', name: 'ትግርኛ', dir: 'ltr' },
]

/** Each in its own script, so that a person can point at it. Varieties of Arabic carry their Latin name beside it. */
export const spoken: Record<string, string> = {
  fr: 'Français', en: 'English', ar: 'العربية', apd: 'عربي سوداني', arz: 'عربي مصري', apc: 'عربي شامي',
  ayl: 'عربي ليبي', shu: 'عربي تشادي', ps: 'پښتو', fa: 'فارسی', prs: 'دری', pes: 'فارسی ایران', haz: 'هزارگی',
  ti: 'ትግርኛ', am: 'አማርኛ', om: 'Oromoo', ku: 'Kurdî', kmr: 'Kurmancî', ckb: 'سۆرانی', vi: 'Tiếng Việt', sq: 'Shqip',
  so: 'Soomaali', ur: 'اردو', bn: 'বাংলা', tr: 'Türkçe', zag: 'Beria (Zaghawa)', mls: 'Masalit', fvr: 'Fòòraŋ (Fur)',
}

/** The ones that a maraude in Calais meets most, first. */
export const common = ['ar', 'apd', 'ti', 'ps', 'prs', 'am', 'ckb', 'om', 'fr', 'en', 'vi', 'sq']
