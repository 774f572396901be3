// The worker's entry for PDF: the library's own worker, as a file of ours so that the
// bundler finds it.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
