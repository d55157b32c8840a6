// Other people's tables: a CSV as its text, a workbook as its bytes.
import { base64 } from '../lib/base64'
import type { Contributed } from '../lib/bindings'

/** The file, named after whom it is of: its name until somebody says another. */
export async function tableIn(file: File): Promise<Contributed> {
  const organisation = file.name.replace(/\.[^.]*$/, '')
  const book = /\.(xlsx|ods)$/i.test(file.name)
  return book ? { organisation, text: '', file: await base64(file) } : { organisation, text: await file.text() }
}
