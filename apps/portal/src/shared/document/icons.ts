/** The only place that names an icon of the library, so that a renamed one is found at once. */
export { ArrowRight, ChevronRight, CircleCheck, CircleDot, CornerUpRight, Hand, Lock, Paperclip, RotateCcw } from '@lucide/vue';
