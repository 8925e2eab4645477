package org.lindero.area.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.BiConsumer;
import org.lindero.shell.ui.StatusBadge;

/** The place where a file is dropped or chosen; it is handed over whole, in memory. */
public class FileDrop extends Composite<Div> {

    private static final int MAX_MEGABYTES = 200;

    private final Div refusal = new Div();

    /**
     * A place for one file.
     *
     * @param received gets the name and the content
     * @param types endings such as {@code .csv}
     */
    public FileDrop(BiConsumer<String, byte[]> received, String... types) {
        var upload = new Upload();
        upload.addClassName("file-drop");
        refusal.getElement().setAttribute("role", "alert");
        getContent().add(upload, refusal);
        var choose = new Button(getTranslation("area.import.choose"), VaadinIcon.UPLOAD.create());
        choose.addThemeName("primary");
        upload.setUploadButton(choose);
        upload.setUploadHandler(
                UploadHandler.inMemory((metadata, bytes) -> received.accept(metadata.fileName(), bytes)));
        upload.setAcceptedFileTypes(types);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_MEGABYTES << 20);
        upload.setWidthFull();
        upload.setI18n(new UploadI18N()
                .setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("area.import.drop")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("area.import.uploading"))
                                .setStalled(getTranslation("area.import.stalled"))
                                .setProcessing(getTranslation("area.import.processing"))
                                .setHeld(getTranslation("area.import.held"))))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(getTranslation("area.import.tooBig", MAX_MEGABYTES))
                        .setIncorrectFileType(getTranslation("area.import.wrongType", String.join(", ", types)))
                        .setTooManyFiles(getTranslation("area.import.oneFile"))));
        upload.addFileRejectedListener(event -> refuse(event.getErrorMessage()));
    }

    /** What is wrong stays beside the place where another file is chosen. */
    private void refuse(String why) {
        refusal.removeAll();
        refusal.add(new StatusBadge(StatusBadge.Tone.BAD, why));
    }
}
