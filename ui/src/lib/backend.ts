// The one door to the core: the only file that imports @tauri-apps.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type {
  Admission, Alert, ArrivalRow, AskedPaper, Asleep, Carried, BoardRow, CatalogueView, Command, ConflictView, ContactRow, ConsolidatedView, Contributed, Counts, DebriefView, DeviceInfo, Due, Error as CoreError, Export, FoundCode, HandedOver, Handover,
  ConcernsView, HealthView, HistoryLine, Id, Imported, Joining, LateView, Layout, LegalView, Looked, LostView, Mapping, Mark, MonthRow, PairRow, PaperText, PastKept, PathwayRow, PinView, PaperView, RecoveryView, ReferenceView, RetentionView, PreflightView, Progress, Protocol, QrView, Query, Recording,
  ReferralRow, Reported, ReportView, ServiceRow, SecondView, SettingsView, ShareText, SoundView, Stage, SyncReport, TonightView, UnsentRow, WakeView,
  VaultCounts, VaultView,
} from './bindings'

/** What each query answers. */
type Views = {
  months: MonthRow[]
  tonight: TonightView
  contact: ContactRow
  unsent: UnsentRow[]
  counts: Counts
  conflicts: ConflictView[]
  catalogue: CatalogueView
  devices: DeviceInfo[]
  find: FoundCode
  next_code: string | null
  services_for: ServiceRow[]
  preflight: PreflightView
  qr: QrView
  health: HealthView
  alerts: Alert[]
  check_text: Mark[]
  arrivals: ArrivalRow[]
  pairs: PairRow[]
  board: BoardRow[]
  history: HistoryLine[]
  referral_board: ReferralRow[]
  debrief: DebriefView
  report: ReportView
  team_settings: SettingsView
  recovery: RecoveryView
  retention: RetentionView
  reference: ReferenceView
  concerns: ConcernsView
  vault: VaultView
  vault_counts: VaultCounts
  recordings: Recording[]
  sound: SoundView
  protocols: Protocol[]
  legal: LegalView
  pathways: PathwayRow[]
}
type Shown = Extract<Query['show'], keyof Views>

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args)
  } catch (error) {
    throw asError(error)
  }
}

function asError(error: unknown): CoreError {
  const known = error as Partial<CoreError> | null
  if (known && typeof known === 'object' && typeof known.code === 'string') return known as CoreError
  return { code: 'internal', detail: String(error) }
}

export const backend = {
  stage: () => call<Stage>('stage'),
  suggestPassphrase: () => call<string>('suggest_passphrase'),
  create: (passphrase: string) => call<null>('create', { passphrase }),
  unlock: (passphrase: string) => call<null>('unlock', { passphrase }),
  /** Locks; in a window, the process ends with what its memory held. */
  lock: () => call<null>('lock'),
  sleep: () => call<null>('sleep'),
  pin: () => call<PinView>('pin'),
  setPin: (passphrase: string, pin: string) => call<null>('set_pin', { passphrase, pin }),
  forgetPin: () => call<null>('forget_pin'),
  foundTeam: (label: string, relay: string | null, invite: string | null) =>
    call<null>('found_team', { label, relay, invite }),
  foundPractice: () => call<null>('found_practice'),
  join: (text: string) => call<Joining>('join', { text }),
  invite: () => call<string>('invite'),
  review: (answer: string) => call<Admission>('review', { answer }),
  admit: (device: string, role: string, antenna: boolean, label: string) =>
    call<null>('admit', { device, role, antenna, label }),
  removeDevice: (device: string) => call<null>('remove_device', { device }),
  /** Two leads, by two texts. */
  askPaper: () => call<AskedPaper>('ask_paper'),
  askSecond: (device: string) => call<string>('ask_second', { device }),
  secondAsked: (text: string) => call<SecondView>('second_asked', { text }),
  signSecond: (text: string) => call<string>('sign_second', { text }),
  takeSecond: (text: string) => call<null>('take_second', { text }),
  extendLease: (passphrase: string) => call<null>('extend_lease', { passphrase }),
  /** What removed devices wrote after their cut and have handed over. */
  late: () => call<LateView[]>('late'),
  canWake: () => call<boolean>('can_wake'),
  wake: (text: string) => call<null>('wake', { text }),
  wakeKey: (device: string) => call<WakeView>('wake_key', { device }),
  renewPassphrase: (old: string | null, passphrase: string) => call<null>('renew_passphrase', { old, passphrase }),
  phonesToReport: () => call<LostView[]>('phones_to_report'),
  reportLost: (device: string) => call<Reported>('report_lost', { device }),
  /** What is sealed leaves, locked or not. */
  sendSealed: () => call<Asleep>('send_sealed'),
  /** Locked, on call: whether something came within so many seconds. */
  hearBell: (wait: number) => call<boolean | null>('hear_bell', { wait }),
  /** What waits, as a sealed file; answers where it lies. */
  carryOut: () => call<string | null>('carry_out'),
  carryIn: (file: string) => call<Carried>('carry_in', { file }),
  liftLimit: (device: string) => call<null>('lift_limit', { device }),
  consolidate: (files: Contributed[]) => call<ConsolidatedView>('consolidate', { files }),
  eraseDue: (due: Due) => call<null>('erase_due', { due }),
  eraseCode: (code: string) => call<null>('erase_code', { code }),
  takeLate: (device: string) => call<null>('take_late', { device }),
  /** The team's recovery paper, shown once. */
  makePaper: () => call<PaperView>('make_paper'),
  readPaper: (paper: PaperText) => call<null>('read_paper', { paper }),
  recover: (paper: PaperText, label: string) => call<null>('recover', { paper, label }),
  /** `file`: a backup in Base64. */
  restore: (file: string, paper: PaperText, label: string) => call<null>('restore', { file, paper, label }),
  /** Writes the antenna's backup; answers where it lies. */
  backup: () => call<string>('backup'),
  setRole: (device: string, role: string) => call<null>('set_role', { device, role }),
  createVault: (secret: string) => call<PaperView[]>('create_vault', { secret }),
  openVault: (secret: string) => call<null>('open_vault', { secret }),
  closeVault: () => call<null>('close_vault'),
  eraseSession: (session: string) => call<null>('erase_session', { session }),
  takeVaultLate: () => call<null>('take_vault_late'),
  joinVault: (papers: [ShareText, ShareText], secret: string) => call<null>('join_vault', { papers, secret }),
  setFocal: (device: string, focal: boolean) => call<null>('set_focal', { device, focal }),
  execute: (command: Command) => call<Id>('execute', { command }),
  ask: <K extends Shown>(query: Extract<Query, { show: K }>) => call<Views[K]>('ask', { query }),
  /** Writes a report into the user's documents; answers where it lies. */
  exportReport: (report: Export) => call<string>('export_report', { report }),
  /** Before the screen of a report leaves as a PDF: publishes what goes outside, answers the file's name. */
  printReport: (from: string, to: string, internal: boolean) => call<string>('print_report', { from, to, internal }),
  /** The screen as it is, as a PDF; nothing where the web view writes no files. */
  writePdf: (name: string) => call<string | null>('write_pdf', { name }),
  /** Words: list → code → language → word. */
  exportCodebook: (words: Record<string, Record<string, Record<string, string>>>) => call<string>('export_codebook', { words }),
  lookInto: (file: Contributed) => call<Looked>('look_into', { file }),
  keepPast: (file: Contributed) => call<PastKept>('keep_past', { file }),
  exportConsolidated: (files: Contributed[]) => call<string>('export_consolidated', { files }),
  /** `file`: a directory in Base64. */
  importDirectory: (file: string, source: string, mapping: Mapping | null) => call<Imported>('import_directory', { file, source, mapping }),
  cancelImport: () => call<null>('cancel_import'),
  adopt: (source: string, id: string) => call<Id>('adopt', { source, id }),
  lookedAt: (source: string, id: string) => call<null>('looked_at', { source, id }),
  exportDirectory: (layout: Layout) => call<string>('export_directory', { layout }),
  /** Answers what to say by voice, and where the page lies. */
  handOver: (asked: Handover) => call<[HandedOver, string]>('hand_over', { asked }),
  undo: () => call<boolean>('undo'),
  setChildPin: (pin: string) => call<null>('set_child_pin', { pin }),
  enterCards: () => call<boolean>('enter_cards'),
  leaveCards: (pin: string) => call<null>('leave_cards', { pin }),
  readQr: (width: number, grey: number[]) => call<string | null>('read_qr', { width, grey }),
  /** `wait`: seconds to listen for news. */
  sync: (wait = 0) => call<SyncReport>('sync', { wait }),
  openNear: () => call<string>('open_near'),
  closeNear: () => call<null>('close_near'),
  syncNear: (text: string, wait = 0) => call<SyncReport>('sync_near', { text, wait }),
  acceptRelay: () => call<null>('accept_relay'),
  place: () => call<string | null>('place'),
  setPlace: (place: string) => call<null>('set_place', { place }),
  about: () => call<{ version: string; relay: string | null }>('about'),
  onChanged: (told: () => void) => listen('changed', told),
  onProgress: (told: (progress: Progress) => void) => listen<Progress>('progress', (event) => told(event.payload)),
}

export type { CoreError }
