import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { browserLanguage, rememberLanguage, rememberedLanguage, startLanguages } from './i18n/i18n.ts'
import { firstHtml } from './state/first-page.ts'
import { createPlaceStore } from './state/place-store.ts'
import { queryClient } from './state/query-client.ts'
import { PlaceContext } from './state/use-place.ts'
import './ui/theme.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root.')

const store = createPlaceStore(window)
const { language: named } = store.get()
if (named) rememberLanguage(named, { forTab: true })
const firstLanguage = named ?? rememberedLanguage() ?? browserLanguage()
await startLanguages(firstLanguage)

// What the server drew is on screen before it is drawn over. A page in the background is not painted, and waits for nothing.
if (firstHtml !== '' && !document.hidden) await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PlaceContext value={store}>
        <App firstLanguage={firstLanguage} />
      </PlaceContext>
    </QueryClientProvider>
  </StrictMode>,
)
