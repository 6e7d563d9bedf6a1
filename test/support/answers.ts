import type { Locator, Page } from 'playwright-core'
import type { Response } from '../../analysis/study/response.ts'

/** All responses an open study has in this browser, in no order. */
export async function keptResponses(page: Page): Promise<readonly Response[]> {
  const texts = await page.evaluate(async () => {
    const opened = indexedDB.open('linli')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.onsuccess = () => resolve(opened.result)
      opened.onerror = () => reject(opened.error ?? new Error('no database'))
    })
    try {
      if (!database.objectStoreNames.contains('envelopes')) return []
      const asked = database.transaction('envelopes').objectStore('envelopes').getAll()
      const rows = await new Promise<{ bytes: Uint8Array }[]>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result as { bytes: Uint8Array }[])
        asked.onerror = () => reject(asked.error ?? new Error('unreadable'))
      })
      return rows.map(({ bytes }) => new TextDecoder().decode(bytes))
    } finally {
      database.close()
    }
  })
  return texts.map((text) => JSON.parse(text) as Response)
}

/** One question on the page. */
export const question = (page: Page, name: string): Locator => page.locator(`[data-question="${name}"]`)
export const option = (page: Page, name: string, code: number): Locator => question(page, name).locator(`[data-code="${code}"]`)

/** The id of the screen that is shown; null on pages that are no screen (consent, review, end). */
export async function screenShown(page: Page): Promise<string | null> {
  const screen = page.locator('[data-screen]')
  return (await screen.count()) > 0 ? screen.getAttribute('data-screen') : null
}

/** The one way on that is visually first. */
export const onward = (page: Page): Locator => page.locator('.foot .main')

/** Agrees and starts. */
export async function agree(page: Page): Promise<void> {
  await page.locator('[data-question=consent] [role=checkbox]').click()
  await onward(page).click()
  await page.locator('[data-screen]').waitFor()
}

/** Goes to the next screen and waits until it is there. */
export async function nextScreen(page: Page): Promise<string | null> {
  const before = await screenShown(page)
  await onward(page).click()
  await page.waitForFunction((id) => document.querySelector('[data-screen]')?.getAttribute('data-screen') !== id, before)
  return screenShown(page)
}
