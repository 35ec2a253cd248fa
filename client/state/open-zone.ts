import { createContext, useContext } from 'react'

/** Opens a zone's panel and moves the map there; for links that do not know where the zone lies. */
export const OpenZoneContext = createContext<(code: string) => void>(() => {
  throw new Error('useOpenZone needs an OpenZoneContext above it.')
})

export const useOpenZone = (): ((code: string) => void) => useContext(OpenZoneContext)
