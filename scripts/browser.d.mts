/** Launch options for playwright-core. */
export interface ChromiumLaunch {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}
export function currentChromium(): Promise<ChromiumLaunch>
export function oldestChromium(): Promise<ChromiumLaunch>
