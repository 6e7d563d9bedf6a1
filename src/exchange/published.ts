import { sha256Hex } from '../../analysis/study/hash.ts'
import { publishedBytes, readPublished } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { ExportFile } from './csv-export.ts'

/** Reads a published study, which is untrusted, and the hash that its links carry. Throws StudyError. */
export function readPublishedFile(bytes: Uint8Array): { readonly study: Study; readonly hash: string } {
  return { study: readPublished(bytes), hash: sha256Hex(bytes) }
}

/** The one file a study is published as: put into `published/` beside index.html, or opened once on a kiosk. */
export function publishedFile(study: Study): ExportFile {
  return { name: `${study.id}.json`, bytes: publishedBytes(study) }
}
