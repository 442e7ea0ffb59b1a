import './mentions';
import './walk';
