import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { mapLibrary, mapPreload } from './map-library.ts'

const server = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react(), mapLibrary(), mapPreload()],
  server: {
    // With the slash at the end: /api.ts is a file of ours.
    proxy: { '/api/': server, '/tiles/': server },
  },
  build: {
    target: 'es2023',
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'framework', test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack\/(react-query|query-core)|use-sync-external-store)\// },
            // What the first screen needs comes in one file: split by which other room shares which part, it is 8 kB gzipped and 30 requests more.
            { name: 'interface', tags: ['$initial'], test: /^(?!.*node_modules).*\/client\// },
          ],
        },
      },
    },
  },
})
