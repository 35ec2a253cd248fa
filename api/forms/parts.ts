import type { Config, Secret } from '../config.ts'

/** What public forms need of the installation. */
export interface FormParts {
  /** Signs passes, and counts senders without knowing them. */
  readonly secret: Secret
  /** null: no mail goes out, and none is put in line. */
  readonly mail: Config['mail']
  /** Who answers, as every page shows it. */
  readonly board: () => Promise<{ readonly name: string; readonly contact: string } | null>
}
