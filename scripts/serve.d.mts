export const headers: Readonly<Record<string, string>>
export function serve(options: { dist: string; published?: string | null; port?: number; host?: string }): Promise<{ url: string; port: number; close(): Promise<void> }>
