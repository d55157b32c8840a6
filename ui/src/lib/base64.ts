/** The bytes of a file that somebody picked, in Base64, as the core takes them. */
export const base64 = (file: File) => new Promise<string>((done, failed) => {
  const reader = new FileReader()
  reader.onload = () => done(String(reader.result).split(',')[1] ?? '')
  reader.onerror = () => failed({ code: 'disk', detail: '' })
  reader.readAsDataURL(file)
})
