// Preload for tests with several processes: as the commands of the app run files of `lib`.
import '../lib/without-next.js'
