import { fileURLToPath } from 'node:url'

const folder = new URL('./', import.meta.resolve('@expo-google-fonts/noto-sans/package.json'))
const file = (path: string) => fileURLToPath(new URL(path, folder))

/** Whole font files with every Vietnamese letter, for what the server draws; their names as SVG knows them are family "Noto Sans" and weight 400 or 600. */
export const fonts = { regular: file('400Regular/NotoSans_400Regular.ttf'), semibold: file('600SemiBold/NotoSans_600SemiBold.ttf') } as const
